// Fields that no event has, made of those it has: joined, or their values put into words.
#ifndef SIGMATA_RUNTIME_EVENT_DERIVED_FIELDS_H_
#define SIGMATA_RUNTIME_EVENT_DERIVED_FIELDS_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "runtime/event/event_builder.h"
#include "runtime/event/path_tree.h"
#include "runtime/program/program_image.h"

namespace sigmata {

class DerivedFields {
 public:
  explicit DerivedFields(const ProgramImage& image);

  // To be called when all other fields of the event are there. The event refers to texts that are
  // kept here until the next call.
  void Derive(EventBuilder& builder);

 private:
  using Words = std::unordered_map<std::string, std::string_view, KeyHash, std::equal_to<>>;

  struct Derived {
    const DerivedRecord* record;
    Words words;
    std::string text;  // of the event at hand, if parts are joined
  };

  void Join(Derived& derived, EventBuilder& builder) const;
  void Translate(const Derived& derived, EventBuilder& builder) const;

  const ProgramImage& image_;
  std::vector<Derived> derived_;
};

}  // namespace sigmata

#endif  // SIGMATA_RUNTIME_EVENT_DERIVED_FIELDS_H_
