#include "compiler/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace sigmata {
namespace {

class Workers {
 public:
  Workers(std::size_t count, const std::function<void(std::size_t)>& work)
      : count_(count), work_(work) {}

  void Run(std::size_t threads) {
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < threads; ++i) {
      try {
        others.emplace_back([this] { TakeWork(); });
      } catch (const std::system_error&) {
        break;  // no more threads to be had: the others do it all
      }
    }
    TakeWork();
    for (std::thread& other : others) other.join();
    if (thrown_) std::rethrow_exception(thrown_);
  }

 private:
  void TakeWork() {
    try {
      for (std::size_t i = next_++; i < count_; i = next_++) work_(i);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!thrown_) thrown_ = std::current_exception();
      next_ = count_;
    }
  }

  std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr thrown_;
};

}  // namespace

void ForEachIndex(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work) {
  // Asked for more than that, a machine only loses time.
  constexpr std::size_t kMostThreads = 256;
  const std::size_t wanted = jobs == 0 ? std::thread::hardware_concurrency() : jobs;
  Workers(count, work).Run(std::clamp<std::size_t>(std::min(wanted, count), 1, kMostThreads));
}

}  // namespace sigmata
