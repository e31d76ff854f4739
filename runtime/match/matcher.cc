#include "sigmata/matcher.h"

#include <algorithm>
#include <atomic>
#include <ctime>
#include <new>
#include <string_view>
#include <utility>

#include "runtime/match/dispatch_index.h"
#include "runtime/match/interpreter.h"
#include "runtime/match/scratch.h"

namespace sigmata {

struct MatcherImpl {
  explicit MatcherImpl(Program p)
      : program(std::move(p)), dispatch(program.image()), operands(program.image()) {}

  // Which no other matcher has, also none that comes to the place of one that is gone.
  static std::uint64_t NextNumber() {
    static std::atomic<std::uint64_t> last = 0;
    return ++last;
  }

  const std::uint64_t number = NextNumber();
  Program program;
  DispatchIndex dispatch;
  Operands operands;
};

namespace {

void NextEpoch(ScratchImpl& scratch) {
  if (++scratch.epoch != 0) return;
  for (ScratchImpl::Memo& memo : scratch.memos) memo.epoch = 0;
  std::fill(scratch.rules_seen.begin(), scratch.rules_seen.end(), 0U);
  scratch.epoch = 1;
}

// A scratch that was another matcher's, as after rules were loaded anew.
void TakeOver(const MatcherImpl& matcher, ScratchImpl& scratch) {
  ScratchImpl made(matcher.number, matcher.program.image());
  made.stats = scratch.stats;
  scratch = std::move(made);
}

// `run` asks the interpreter whether an entry, given by its index, matches.
template <typename Run>
void MatchInto(const MatcherImpl& matcher, const Event& event, ScratchImpl& scratch, Run&& run) {
  const ProgramImage& image = matcher.program.image();
  scratch.texts.Begin(event);
  Interpreter interpreter(image, matcher.operands, event, scratch);
  matcher.dispatch.FindCandidates(event, scratch);
  scratch.candidates.Take([&](std::uint32_t index) {
    const EntryRecord& entry = image.entries[index];
    if (scratch.rules_seen[entry.rule] == scratch.epoch) return;
    ++scratch.stats.candidates;
    if (!run(interpreter, index)) return;
    scratch.rules_seen[entry.rule] = scratch.epoch;
    scratch.matches.push_back({entry.rule, index});
  });
  std::sort(scratch.matches.begin(), scratch.matches.end(),
            [](const Match& a, const Match& b) { return a.rule < b.rule; });
}

template <typename Run>
std::span<const Match> MatchCounted(const MatcherImpl& matcher, const Event& event,
                                    ScratchImpl& scratch, Run&& run) noexcept {
  ++scratch.stats.events;
  scratch.matches.clear();
  try {
    if (scratch.matcher != matcher.number) TakeOver(matcher, scratch);
    NextEpoch(scratch);
    MatchInto(matcher, event, scratch, run);
  } catch (const std::bad_alloc&) {
    ++scratch.stats.out_of_memory;
  }
  return scratch.matches;
}

std::int64_t ThreadNanoseconds() noexcept {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::int64_t{now.tv_sec} * 1'000'000'000 + now.tv_nsec;
}

bool RunTimed(Interpreter& interpreter, const EntryRecord& entry, EntryCost& cost) noexcept {
  const std::int64_t begin = ThreadNanoseconds();
  const bool matches = interpreter.Profile(entry, cost);
  cost.nanoseconds += static_cast<std::uint64_t>(ThreadNanoseconds() - begin);
  return matches;
}

}  // namespace

MatchScratch::MatchScratch(std::unique_ptr<ScratchImpl> impl) : impl_(std::move(impl)) {}
MatchScratch::~MatchScratch() = default;
MatchScratch::MatchScratch(MatchScratch&&) noexcept = default;
MatchScratch& MatchScratch::operator=(MatchScratch&&) noexcept = default;

const MatchStats& MatchScratch::stats() const noexcept { return impl_->stats; }

Matcher::Matcher(const Program& program) : impl_(std::make_shared<MatcherImpl>(program)) {}

MatchScratch Matcher::NewScratch() const {
  return MatchScratch(std::make_unique<ScratchImpl>(impl_->number, impl_->program.image()));
}

std::span<const Match> Matcher::MatchEvent(const Event& event,
                                           MatchScratch& scratch) const noexcept {
  const ProgramImage& image = impl_->program.image();
  return MatchCounted(*impl_, event, *scratch.impl_,
                      [&image](Interpreter& interpreter, std::uint32_t entry) {
                        return interpreter.Run(image.entries[entry]);
                      });
}

std::span<const Match> Matcher::ProfileEvent(const Event& event, MatchScratch& scratch,
                                             MatchProfile& profile) const {
  const ProgramImage& image = impl_->program.image();
  profile.resize(image.entries.size());
  return MatchCounted(*impl_, event, *scratch.impl_,
                      [&](Interpreter& interpreter, std::uint32_t entry) {
                        return RunTimed(interpreter, image.entries[entry], profile[entry]);
                      });
}

namespace {

// In an order that does not depend on the other rules, as that of questions and slots does.
void SortByName(const ProgramImage& image, std::vector<FieldSlot>& fields) {
  const auto key = [&image](FieldSlot slot) {
    const bool well_known = slot < kWellKnownFieldCount;
    return std::pair(well_known ? slot : FieldSlot{kWellKnownFieldCount},
                     well_known ? std::string_view() : image.Text(image.fields[slot]));
  };
  std::sort(fields.begin(), fields.end(),
            [&key](FieldSlot a, FieldSlot b) { return key(a) < key(b); });
}

}  // namespace

void Matcher::DecidingFields(const Event& event, const Match& match, MatchScratch& scratch,
                             std::vector<FieldSlot>& out) const {
  out.clear();
  if (scratch.impl_->matcher != impl_->number) return;
  const ProgramImage& image = impl_->program.image();
  Interpreter interpreter(image, impl_->operands, event, *scratch.impl_);
  interpreter.Trace(image.entries[match.entry], out);
  SortByName(image, out);
}

const Program& Matcher::program() const noexcept { return impl_->program; }

}  // namespace sigmata
