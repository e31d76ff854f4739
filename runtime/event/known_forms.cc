#include "runtime/event/known_forms.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <new>

#include "runtime/event/json_cursor.h"
#include "runtime/event/json_scalar.h"
#include "runtime/program/equal32.h"
#include "runtime/program/vectors.h"

namespace sigmata {
namespace {

using Next = FormTree::Next;

// Events of more have a form each.
constexpr std::size_t kMaxPieces = 512;
// After so many events without a known form it is not worth the time to look; one with makes up for
// kFewMeetings of them.
constexpr std::size_t kManyMisses = 256;
constexpr std::size_t kPause = 4096;
// A tree that was filled by events of which fewer than this were met again for each form.
constexpr std::size_t kFewMeetings = 8;
constexpr std::size_t kLongPause = 65536;
// Of all forms, what their bindings hold; most have some dozens.
constexpr std::size_t kMostRemembered = std::size_t{1} << 18U;

std::size_t SizeOf(const EventBuilder::Bindings& bindings) {
  return bindings.constants.size() + bindings.links.size() + bindings.slots.size() +
         bindings.positions.size();
}

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), JsonCursor::IsSpace);
}

bool EndsPlainToken(char c) { return JsonCursor::IsPunctuation(c) || JsonCursor::IsSpace(c); }

// What a value that begins so can be; kRun: none.
Next KindBySign(char sign) {
  switch (sign) {
    case '"':
      return Next::kString;
    case 't':
    case 'f':
      return Next::kBool;
    case 'n':
      return Next::kNull;
    default:
      return sign == '-' || (sign >= '0' && sign <= '9') ? Next::kNumber : Next::kRun;
  }
}

ValueKind ValueKindOf(Next next) {
  return next == Next::kNumber ? ValueKind::kNumber
         : next == Next::kBool ? ValueKind::kBool
                               : ValueKind::kNull;
}

// How many digits the eight bytes at `text` begin with.
std::size_t CountDigits(const char* text) {
  constexpr std::uint64_t kEach = 0x0101010101010101U;
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text, sizeof bytes);
  const std::uint64_t from_zero = bytes ^ '0' * kEach;  // 0 to 9 in a digit
  const std::uint64_t others = (from_zero | (from_zero + (0x80 - 10) * kEach)) & 0x80 * kEach;
  return static_cast<std::size_t>(std::countr_zero(others)) / 8;
}

// The size of the number or word that `text` begins with; 0 if that is not sound, or does not end
// in sight. Eight bytes behind the text are readable.
inline std::size_t PlainSize(std::string_view text) {
  const std::size_t digits = CountDigits(text.data());
  const bool number = digits > 0 && digits < 8 && digits < text.size();
  // What else a number may go on with is no punctuation.
  if (number && (text[0] != '0' || digits == 1) && EndsPlainToken(text[digits])) return digits;
  constexpr std::size_t kLongest = 64;
  const std::size_t most = std::min(text.size(), kLongest);
  std::size_t size = 0;
  while (size < most && !EndsPlainToken(text[size])) ++size;
  return size < most && NumberOrWord(text.substr(0, size)) ? size : 0;
}

// Whether what follows the step's run, which ends at `end`, is what the step says.
[[gnu::always_inline]] inline bool Fits(const FormTree::Step& step, std::string_view json,
                                        std::size_t end) {
  if (step.next == Next::kString) return true;  // the run says it all
  if (end > json.size()) return false;
  if (step.next == Next::kEnd) return end == json.size() || IsBlank(json.substr(end));
  return step.next == Next::kRun || (end < json.size() && KindBySign(json[end]) == step.next);
}

// Whether an odd number of backslashes stands in front of a place within a string, or of its end.
inline bool IsEscaped(std::string_view json, std::size_t at) {
  std::size_t slashes = 0;
  while (json[at - 1 - slashes] == '\\') ++slashes;
  return slashes % 2 == 1;
}

// Of the events that stand behind this one, some bytes are asked for already while it is read: the
// walk that needs all of them has no time to wait for each. No harm if nothing is there. (A call of
// a function that does no more than this would be left out as one without effect.)
[[gnu::always_inline]] inline void AskForFar(const char* text) {
  constexpr std::size_t kFarAhead = 8192;
  constexpr int kToSecondCache = 2;
  __builtin_prefetch(text + kFarAhead, 0, kToSecondCache);
}

// Part by part: what was put together just now is slow to read as a whole.
void Put(std::string_view raw, ValueKind kind, bool escaped, Value& value) {
  value.raw = raw;
  value.kind = kind;
  value.escaped = escaped;
}

}  // namespace

FormTree::Step* KnownForms::RootOf(std::uint32_t tree) const {
  for (const Root& root : roots_) {
    if (root.tree == tree) return root.step;
  }
  return nullptr;
}

std::optional<KnownForms::Walked> KnownForms::Read(std::string_view json, std::uint32_t tree,
                                                   EventBuilder& builder) {
  if (pause_ > 0) return --pause_, std::nullopt;
  if (json.size() > StringMarks::kLongestText) return std::nullopt;
  FormTree::Step* const root = RootOf(tree);
  if (root == nullptr) return std::nullopt;
  const Form* const form = Find(json, root, builder.ValueRoom(kMaxPieces));
  if (form == nullptr) {
    if (++missed_ == kManyMisses) missed_ = 0, pause_ = kPause;
    return std::nullopt;
  }
  builder.Restore(form->bindings);
  missed_ -= std::min(missed_, kFewMeetings);
  ++met_;
  return Walked{form->probes, json.size()};  // the space that follows belongs to it, as in a walk
}

// The event's form, or null. Writes the event's values.
const KnownForms::Form* KnownForms::Find(std::string_view json, FormTree::Step* root,
                                         Value* values) {
  marks_.Find(json);
  if (!marks_.ascii() && !IsUtf8(json)) return nullptr;
  std::size_t object_end = 0;
  const std::uint16_t number = Follow(json, root, values, object_end);
  if (number == FormTree::kNone) return nullptr;
  const Form& form = of_forms_[number];
  // Else there are some within its values, where JSON does not allow them.
  const std::size_t controls = form.controls + CountControls(json.substr(object_end));
  return marks_.controls() == controls ? &form : nullptr;
}

// The number of the event's form. Writes its values, and where its object ends.
template <typename Equal>
[[gnu::always_inline]] inline std::uint16_t KnownForms::FollowBy(std::string_view json,
                                                                 FormTree::Step* root,
                                                                 Value* values,
                                                                 std::size_t& object_end) {
  const char* const text = json.data();
  std::size_t at = 0;
  const std::uint16_t* quote = marks_.quotes();  // the first at or behind `at`
  const auto fits = [&](const FormTree::Step& step) { return Fits(step, json, at + step.size()); };
  for (FormTree::Step* parent = root;;) {
    FormTree::Step* const step = FormTree::Follow<Equal>(parent, text + at, fits);
    if (step == nullptr) return FormTree::kNone;
    at += step->size();
    quote += step->quotes;
    AskForFar(text + at);
    if (step->next == Next::kString) {
      std::size_t end = *quote;
      while (end != StringMarks::kNowhere && IsEscaped(json, end)) end = *++quote;
      if (end == StringMarks::kNowhere) return FormTree::kNone;
      // Whether it has escapes is asked when its text is.
      if (step->value != FormTree::kNone) {
        Put({text + at, end - at}, ValueKind::kString, true, values[step->value]);
      }
      at = end;
    } else if (step->next == Next::kEnd) {
      object_end = at;
      return step->value;
    } else if (step->next != Next::kRun) {
      const std::size_t size = PlainSize(json.substr(at));
      if (size == 0) return FormTree::kNone;
      if (step->value != FormTree::kNone) {
        Put({text + at, size}, ValueKindOf(step->next), false, values[step->value]);
      }
      at += size;
    }
    parent = step;
  }
}

#if defined(SIGMATA_X86_VECTORS)
SIGMATA_AVX2 std::uint16_t KnownForms::FollowByAvx2(std::string_view json, FormTree::Step* root,
                                                    Value* values, std::size_t& object_end) {
  return FollowBy<Avx2Equal32>(json, root, values, object_end);
}
#endif

std::uint16_t KnownForms::Follow(std::string_view json, FormTree::Step* root, Value* values,
                                 std::size_t& object_end) {
#if defined(SIGMATA_X86_VECTORS)
  if (VectorsInUse() != Vectors::kPlain) return FollowByAvx2(json, root, values, object_end);
#endif
  return FollowBy<PlainEqual32>(json, root, values, object_end);
}

void KnownForms::Learn(std::string_view json, std::span<const std::uint32_t> tokens,
                       std::uint32_t tree, Walked walked, const EventBuilder& builder) noexcept {
  if (pause_ > 0 || tokens.empty()) return;
  const std::size_t end = std::size_t{tokens.back()} + 1;
  if (walked.consumed < end) return;  // more follows
  try {
    Form form{walked.probes, 0, {}};
    if (!Split(json.substr(0, end), tokens)) return;
    if (!NumberValues(builder.event().values(), form.bindings.constants)) return;
    for (const FormTree::Piece& piece : pieces_) form.controls += CountControls(piece.run);
    Add(tree, std::move(form), builder);
  } catch (const std::bad_alloc&) {
    Forget();
  }
}

// Into runs and values. False: there are too many, or odd ones.
bool KnownForms::Split(std::string_view json, std::span<const std::uint32_t> tokens) {
  pieces_.clear();
  std::size_t run = 0;  // where it begins
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t begin = tokens[i];
    const char sign = json[begin];
    if (JsonCursor::IsPunctuation(sign)) continue;
    const std::size_t next = i + 1 < tokens.size() ? tokens[i + 1] : json.size();
    if (sign == '"' && next < json.size() && json[next] == ':') continue;  // a key
    if (pieces_.size() >= kMaxPieces) return false;
    std::size_t end = next;
    while (JsonCursor::IsSpace(json[end - 1])) --end;
    const bool string = sign == '"';
    AddRun(json.substr(run, begin + string - run), KindBySign(sign));
    run = end - string;
  }
  AddRun(json.substr(run), Next::kEnd);
  // A backslash in a key may stand before a quotation mark that does not count.
  return pieces_.size() <= kMaxPieces &&
         std::none_of(pieces_.begin(), pieces_.end(), [](const FormTree::Piece& piece) {
           return piece.run.find('\\') != piece.run.npos;
         });
}

void KnownForms::AddRun(std::string_view run, Next next) {
  for (; run.size() > FormTree::kLongestRun; run.remove_prefix(FormTree::kLongestRun)) {
    if (pieces_.size() > kMaxPieces) return;  // too many already
    pieces_.push_back({run.substr(0, FormTree::kLongestRun), Next::kRun, FormTree::kNone});
  }
  pieces_.push_back({run, next, FormTree::kNone});
}

// Which values of the event stand behind which runs. False: there are some that do not.
bool KnownForms::NumberValues(std::span<const Value> values,
                              std::vector<EventBuilder::Bindings::Constant>& constants) {
  std::size_t p = 0;
  if (values.size() > kMaxPieces) return false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    if (value.raw.data() == nullptr) {  // says that there is something, such as an object
      constants.push_back({static_cast<std::uint32_t>(i), value});
      continue;
    }
    // A value begins where its run ends.
    while (p < pieces_.size() && pieces_[p].run.data() + pieces_[p].run.size() != value.raw.data())
      ++p;
    if (p == pieces_.size()) return false;
    pieces_[p++].value = static_cast<std::uint16_t>(i);
  }
  return true;
}

void KnownForms::Add(std::uint32_t tree, Form form, const EventBuilder& builder) {
  if (!forms_.HasRoom(pieces_.size()) || remembered_ > kMostRemembered) Forget();
  FormTree::Step* root = RootOf(tree);
  if (root == nullptr) {
    root = forms_.AddRoot();
    roots_.push_back({tree, root});
  }
  if (forms_.Add(root, pieces_) == FormTree::kNone) return;
  builder.Remember(form.bindings);
  remembered_ += SizeOf(form.bindings);
  of_forms_.push_back(std::move(form));
}

// If few events were of a known form, others will hardly be either.
void KnownForms::Forget() {
  const std::size_t met = met_ - met_when_cleared_;
  if (met < kFewMeetings * of_forms_.size()) pause_ = kLongPause;
  met_when_cleared_ = met_;
  forms_.Clear();
  of_forms_.clear();
  remembered_ = 0;
  roots_.clear();
}

}  // namespace sigmata
