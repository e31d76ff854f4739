// A value, or none, with every diagnostic noticed on the way. A value may come with warnings.
#ifndef SIGMATA_RESULT_H_
#define SIGMATA_RESULT_H_

#include <optional>
#include <utility>
#include <vector>

#include "sigmata/diagnostic.h"

namespace sigmata {

template <typename T>
class Result {
 public:
  Result(T value, std::vector<Diagnostic> diagnostics = {})  // NOLINT(google-explicit-constructor)
      : value_(std::move(value)), diagnostics_(std::move(diagnostics)) {}
  Result(std::vector<Diagnostic> diagnostics)  // NOLINT(google-explicit-constructor)
      : diagnostics_(std::move(diagnostics)) {}
  Result(Diagnostic diagnostic) {  // NOLINT(google-explicit-constructor)
    diagnostics_.push_back(std::move(diagnostic));
  }

  bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }

  T& value() & { return *value_; }
  const T& value() const& { return *value_; }
  T&& value() && { return *std::move(value_); }
  T& operator*() & { return *value_; }
  const T& operator*() const& { return *value_; }
  T* operator->() { return &*value_; }
  const T* operator->() const { return &*value_; }

  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::optional<T> value_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace sigmata

#endif  // SIGMATA_RESULT_H_
