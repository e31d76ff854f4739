// What a fuzz target does with one input: each door that takes bytes, and what must hold behind it
// whatever the bytes are. A violated claim aborts. The unit tests replay the seeds through these.
#ifndef SIGMATA_TESTS_FUZZ_DOORS_H_
#define SIGMATA_TESTS_FUZZ_DOORS_H_

#include <string_view>

namespace sigmata::fuzz {

void EnterRule(std::string_view bytes);
void EnterCondition(std::string_view bytes);
void EnterFieldMap(std::string_view bytes);
void EnterProgram(std::string_view bytes);
void EnterJsonEvent(std::string_view bytes);
void EnterXmlEvent(std::string_view bytes);
void EnterEvtx(std::string_view bytes);
void EnterRecordStream(std::string_view bytes);
void EnterRepair(std::string_view bytes);
void EnterKnownForms(std::string_view bytes);

struct Door {
  std::string_view name;  // of the target and of its folder of seeds
  void (*enter)(std::string_view);
};

inline constexpr Door kDoors[] = {
    {"rule_fuzz", EnterRule},
    {"condition_fuzz", EnterCondition},
    {"field_map_fuzz", EnterFieldMap},
    {"program_fuzz", EnterProgram},
    {"json_event_fuzz", EnterJsonEvent},
    {"xml_event_fuzz", EnterXmlEvent},
    {"evtx_fuzz", EnterEvtx},
    {"record_stream_fuzz", EnterRecordStream},
    {"repair_fuzz", EnterRepair},
    {"known_forms_fuzz", EnterKnownForms},
};

// For the entry points of libFuzzer.
int Enter(void (*enter)(std::string_view), const unsigned char* data, unsigned long size);

}  // namespace sigmata::fuzz

#endif  // SIGMATA_TESTS_FUZZ_DOORS_H_
