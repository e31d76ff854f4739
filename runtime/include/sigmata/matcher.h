// Program meets Event.
//
// A Matcher is immutable and shared by all threads; each thread has its own MatchScratch, made for
// that Matcher. Matching does not throw, lock or (after the scratch has met the largest event)
// allocate.
#ifndef SIGMATA_MATCHER_H_
#define SIGMATA_MATCHER_H_

#include <memory>
#include <span>
#include <vector>

#include "sigmata/event.h"
#include "sigmata/match.h"
#include "sigmata/match_profile.h"
#include "sigmata/program.h"

namespace sigmata {

struct MatcherImpl;
struct ScratchImpl;

class MatchScratch {
 public:
  ~MatchScratch();
  MatchScratch(MatchScratch&&) noexcept;
  MatchScratch& operator=(MatchScratch&&) noexcept;

  const MatchStats& stats() const noexcept;

 private:
  friend class Matcher;
  explicit MatchScratch(std::unique_ptr<ScratchImpl> impl);
  std::unique_ptr<ScratchImpl> impl_;
};

class Matcher {
 public:
  explicit Matcher(const Program& program);

  MatchScratch NewScratch() const;

  // The rules that `event` matches, each once, in rule order. The event must come from a reader
  // made for the same Program; a scratch of another matcher is made over, which takes its memory
  // anew. The answer is valid until the scratch is used again. Without memory for an event it is
  // empty, and MatchStats::out_of_memory goes up.
  std::span<const Match> MatchEvent(const Event& event, MatchScratch& scratch) const noexcept;

  // The same answer, and adds what each entry cost to `profile`, which gets a place for each entry
  // of the program. Slower: for measuring.
  std::span<const Match> ProfileEvent(const Event& event, MatchScratch& scratch,
                                      MatchProfile& profile) const;

  // The fields that decided a match of the event last matched with `scratch`: each field that was
  // compared on the way to the verdict and is present in the event, once; event ID, channel and
  // provider first, then by name.
  void DecidingFields(const Event& event, const Match& match, MatchScratch& scratch,
                      std::vector<FieldSlot>& out) const;

  const Program& program() const noexcept;

 private:
  std::shared_ptr<const MatcherImpl> impl_;
};

}  // namespace sigmata

#endif  // SIGMATA_MATCHER_H_
