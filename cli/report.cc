#include "cli/report.h"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "compiler/report/json_text.h"
#include "runtime/program/printable.h"

namespace sigmata::cli {

std::string WithCommas(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
  return digits;
}

std::string Counted(std::uint64_t number, std::string_view one, std::string_view plural) {
  if (number == 1) return fmt::format("1 {}", one);
  if (!plural.empty()) return fmt::format("{} {}", WithCommas(number), plural);
  return fmt::format("{} {}s", WithCommas(number), one);
}

std::string JsonString(std::string_view text) { return JsonText(text); }

std::string Shown(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\n\t"), text.size());
    out += Printable(text.substr(0, end));
    if (end < text.size()) out += text[end];
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

void PrintMessage(std::string_view message) {
  const std::string shown = Shown(message);
  std::fflush(stdout);  // what was found stands before what is said of it
  // Nobody can be told that standard error is closed.
  std::fwrite(shown.data(), 1, shown.size(), stderr);
  std::fputc('\n', stderr);
}

void PrintErrors(const std::vector<std::string>& errors) {
  for (const std::string& error : errors) PrintMessage("error: " + Printable(error));
}

std::string RuleCounts(std::size_t compiled, std::size_t refused) {
  return fmt::format("{}: {} compiled, {} refused", Counted(compiled + refused, "rule"),
                     WithCommas(compiled), WithCommas(refused));
}

void PrintNotEvaluated(std::size_t correlations) {
  if (correlations == 0) return;
  PrintMessage(fmt::format("{}: not yet evaluated", Counted(correlations, "correlation document")));
}

void Output::Write(std::string_view text) {
  constexpr std::size_t kFlushAt = std::size_t{1} << 16U;
  if (audience_ == Audience::kPeople) {
    buffer_ += Shown(text);
  } else {
    buffer_ += text;
  }
  if (buffer_.size() >= kFlushAt) Flush();
}

bool Output::Flush() {
  if (!buffer_.empty()) {
    const std::size_t written = std::fwrite(buffer_.data(), 1, buffer_.size(), stdout);
    const bool failed = written != buffer_.size() || std::fflush(stdout) != 0;
    // Who has closed the pipe wants no more, and knows it.
    if (failed && !failed_ && errno != EPIPE) {
      PrintErrors({fmt::format("standard output cannot be written: {}", std::strerror(errno))});
    }
    failed_ = failed_ || failed;
    buffer_.clear();
  }
  return !failed_;
}

}  // namespace sigmata::cli
