// Something that is made when it is first asked for, by whichever thread asks first. Asking again
// costs a load, which std::call_once does not promise.
#ifndef SIGMATA_RUNTIME_PROGRAM_MADE_ONCE_H_
#define SIGMATA_RUNTIME_PROGRAM_MADE_ONCE_H_

#include <atomic>
#include <memory>
#include <mutex>

namespace sigmata {

template <typename T>
class MadeOnce {
 public:
  // `make` returns a unique_ptr, not null. If it throws, the next one who asks tries again.
  template <typename Make>
  const T& Get(Make&& make) const {
    const T* const known = ready_.load(std::memory_order_acquire);
    if (known != nullptr) return *known;
    std::call_once(made_, [&] {
      value_ = make();
      ready_.store(value_.get(), std::memory_order_release);
    });
    return *value_;
  }

 private:
  mutable std::atomic<const T*> ready_ = nullptr;
  mutable std::once_flag made_;
  mutable std::unique_ptr<const T> value_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_PROGRAM_MADE_ONCE_H_
