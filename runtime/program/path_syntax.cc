#include "runtime/program/path_syntax.h"

namespace sigmata {
namespace {

constexpr std::size_t kCaptureSize = 3;  // {K}

bool IsCaptureAt(std::string_view text, std::size_t at) {
  if (text.size() - at < kCaptureSize || text[at] != '{' || text[at + 2] != '}') return false;
  const char letter = text[at + 1];
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

std::size_t FindCapture(std::string_view text) {
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
    if (IsCaptureAt(text, at)) return at;
  }
  return text.npos;
}

bool StartsWithWordOrCapture(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  return c == '{' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char ToUpper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char ToLower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void Solve(std::string_view form, std::string_view name, PathCaptures& captures,
           std::vector<PathCaptures>& solutions) {
  const std::size_t open = FindCapture(form);
  if (open == form.npos) {
    if (form == name) solutions.push_back(captures);
    return;
  }
  if (!name.starts_with(form.substr(0, open))) return;
  const std::string_view rest = form.substr(open + kCaptureSize);
  const std::string_view tail = name.substr(open);
  for (std::size_t taken = rest.empty() ? tail.size() : 1; taken <= tail.size(); ++taken) {
    captures.emplace_back(form[open + 1], tail.substr(0, taken));
    Solve(rest, tail.substr(taken), captures, solutions);
    captures.pop_back();
  }
}

}  // namespace

std::vector<PathKey> SplitPath(std::string_view path) {
  std::vector<PathKey> keys;
  while (true) {
    const std::size_t quote = path.starts_with('"') ? path.find('"', 1) : path.npos;
    const bool quoted = quote != path.npos && (quote + 1 == path.size() || path[quote + 1] == '.');
    const std::size_t dot = quoted ? (quote + 1 == path.size() ? path.npos : quote + 1)  //
                                   : path.find('.');
    keys.push_back({quoted ? path.substr(1, quote - 1) : path.substr(0, dot), quoted});
    if (dot == path.npos) return keys;
    path.remove_prefix(dot + 1);
  }
}

bool IsPath(std::string_view path) {
  for (const PathKey& key : SplitPath(path)) {
    if (!key.quoted && (key.text.empty() || key.text.find('"') != key.text.npos)) return false;
    const std::size_t star = key.text.find('*');
    if (star == key.text.npos || key.text == "*") continue;
    const std::string_view rest = key.text.substr(star + 1);
    if (FindCapture(key.text.substr(0, star)) != key.text.npos) return false;
    if (rest.find('*') != rest.npos || StartsWithWordOrCapture(rest)) return false;
  }
  return true;
}

std::vector<PathCaptures> ReadByForm(std::string_view form, std::string_view name) {
  std::vector<PathCaptures> solutions;
  PathCaptures captures;
  Solve(form, name, captures, solutions);
  return solutions;
}

std::string FillKey(std::string_view key, const PathCaptures& captures) {
  std::string filled;
  while (true) {
    const std::size_t open = FindCapture(key);
    filled += key.substr(0, open);
    if (open == key.npos) return filled;
    const char letter = key[open + 1];
    const std::string_view written = key.substr(open, kCaptureSize);
    key.remove_prefix(open + kCaptureSize);
    const std::size_t before = filled.size();
    for (const auto& [capture, text] : captures) {
      if (capture != ToUpper(letter)) continue;
      filled += text;
      if (capture != letter && filled.size() > before) filled[before] = ToLower(filled[before]);
      break;
    }
    if (filled.size() == before) filled += written;
  }
}

}  // namespace sigmata
