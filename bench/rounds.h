// Times of several rounds and their median, for things that are compared: done in turns, so that
// what slows the machine down for a while slows all of them.
#ifndef SIGMATA_BENCH_ROUNDS_H_
#define SIGMATA_BENCH_ROUNDS_H_

#include <algorithm>
#include <ctime>
#include <vector>

namespace sigmata::bench {

// Processor time of this thread: what other processes do to the wall clock does not count.
inline double ThreadSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

class Rounds {
 public:
  template <typename Work>
  double Time(Work&& work) {
    const double begin = ThreadSeconds();
    work();
    seconds_.push_back(ThreadSeconds() - begin);
    return seconds_.back();
  }

  std::size_t size() const { return seconds_.size(); }
  double Median() const {
    std::vector<double> sorted = seconds_;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

 private:
  std::vector<double> seconds_;
};

}  // namespace sigmata::bench

#endif  // SIGMATA_BENCH_ROUNDS_H_
