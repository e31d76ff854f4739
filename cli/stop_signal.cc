#include "cli/stop_signal.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace sigmata::cli {

StopSignal::StopSignal() {
  std::array<int, 2> ends{-1, -1};
  if (pipe(ends.data()) != 0) return;
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  wait_ = ends[0];
  give_ = ends[1];
}

StopSignal::~StopSignal() {
  if (wait_ < 0) return;
  close(wait_);
  close(give_);
}

void StopSignal::Give() const {
  const char sign = 's';
  while (give_ >= 0 && write(give_, &sign, 1) < 0 && errno == EINTR) {
  }
}

bool StopSignal::WaitForInput(int file) const {
  std::array<pollfd, 2> files{{{file, POLLIN, 0}, {wait_, POLLIN, 0}}};
  while (poll(files.data(), files.size(), -1) < 0 && errno == EINTR) {
  }
  return files[1].revents == 0;
}

}  // namespace sigmata::cli
