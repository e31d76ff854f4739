// Tells a thread that waits for input that nobody wants it any more.
#ifndef SIGMATA_CLI_STOP_SIGNAL_H_
#define SIGMATA_CLI_STOP_SIGNAL_H_

namespace sigmata::cli {

class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  void Give() const;
  // Waits until `file` can be read without waiting; false: the signal was given.
  bool WaitForInput(int file) const;

 private:
  int wait_ = -1;  // the ends of a pipe, or -1 if there is none to be had
  int give_ = -1;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_STOP_SIGNAL_H_
