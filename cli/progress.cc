#include "cli/progress.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "cli/report.h"
#include "cli/terminal.h"

namespace sigmata::cli {

Progress::Progress(bool wanted) {
  if (wanted && IsTerminal(stderr)) thread_ = std::thread([this] { Show(); });
}

void Progress::Stop() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

void Progress::Show() {
  using std::chrono::milliseconds;
  constexpr milliseconds kSilent{500};
  constexpr milliseconds kBetween{100};
  const auto stopped = [this] { return stop_; };
  std::unique_lock lock(mutex_);
  if (stopped_.wait_for(lock, kSilent, stopped)) return;
  do {
    const std::string text = files_ == 0 ? std::string("reading rules")
                                         : fmt::format("checking: {} of {} files",
                                                       WithCommas(done_), WithCommas(files_));
    fmt::print(stderr, "\r\x1B[K{}", text);
    std::fflush(stderr);
  } while (!stopped_.wait_for(lock, kBetween, stopped));
  fmt::print(stderr, "\r\x1B[K");
  std::fflush(stderr);
}

}  // namespace sigmata::cli
