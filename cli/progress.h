// One line on a terminal that says how far a long run is.
#ifndef SIGMATA_CLI_PROGRESS_H_
#define SIGMATA_CLI_PROGRESS_H_

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace sigmata::cli {

// The line comes on standard error after half a second, if that is a terminal, and is taken away
// by Stop().
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress() { Stop(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Known once the files are read.
  void SetFiles(std::size_t files) { files_ = files; }
  std::atomic<std::size_t>& done() { return done_; }
  void Stop();

 private:
  void Show();

  std::atomic<std::size_t> files_ = 0, done_ = 0;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_PROGRESS_H_
