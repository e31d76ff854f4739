#include "cli/test/event_text.h"

#include "runtime/event/json_cursor.h"
#include "sigmata/value.h"

namespace sigmata::cli {
namespace {

constexpr std::size_t kMaxDepth = 64;

void AppendValue(std::string_view key, std::string_view token, std::string& out) {
  out += out.back() == '\n' ? "" : "  ";
  out += key;
  out += ": ";
  if (token.size() < 2 || token[0] != '"') {
    out += token;
    return;
  }
  AppendText({token.substr(1, token.size() - 2), ValueKind::kString, true}, out);
}

void AppendValues(std::string_view key, std::size_t depth, JsonCursor& at, std::string& out) {
  if (depth > kMaxDepth) return at.Skip(depth);
  if (at.AtObject()) {
    at.Enter();
    std::string_view inner;
    while (at.NextMember(inner)) AppendValues(inner, depth + 1, at, out);
  } else if (at.AtArray()) {
    at.Enter();
    while (at.NextElement()) AppendValues(key, depth + 1, at, out);
  } else {
    AppendValue(key, at.TakeScalar(), out);
  }
}

}  // namespace

std::string SearchableText(std::string_view event) {
  std::string padded(event);
  padded.reserve(padded.size() + kEventPadding);
  JsonTokens tokens;
  std::string out(event);
  if (tokens.Find(padded) != ReadStatus::kRead) return out;
  out += '\n';
  JsonCursor cursor = tokens.cursor();
  AppendValues({}, 0, cursor, out);
  return out;
}

}  // namespace sigmata::cli
