"""The same rules and the same events for every engine.

Engines do not agree on who tells which rules an event is about, nor on what a collector's keys mean.
Here each event is told what a peer cannot find out by itself, as members behind its own: its product,
service and category, the provider under the name that rules use, its number, and, where the Security
log stands in for Sysmon, the values under the names that Sysmon has. What is added costs every engine
a little reading and spares the peers the work of finding it out.
"""

import json
import re

SYSMON = "microsoft-windows-sysmon/operational"  # channels are compared without case
POWERSHELL = ("microsoft-windows-powershell/operational", "powershellcore/operational")

# The category of Sysmon's events. An event has one, so where rules know a general one beside special
# ones (registry_event), the special one is said; see README.md.
SYSMON_CATEGORIES = {
    1: "process_creation", 2: "file_change", 3: "network_connection", 4: "sysmon_status",
    5: "process_termination", 6: "driver_load", 7: "image_load", 8: "create_remote_thread",
    9: "raw_access_thread", 10: "process_access", 11: "file_event", 13: "registry_set",
    14: "registry_rename", 15: "create_stream_hash", 16: "sysmon_status", 17: "pipe_created",
    18: "pipe_created", 19: "wmi_event", 20: "wmi_event", 21: "wmi_event", 22: "dns_query",
    23: "file_delete", 24: "clipboard_capture", 25: "process_tampering",
    26: "file_delete_detected", 27: "file_block_executable", 28: "file_block_shredding",
    29: "file_executable_detected", 255: "sysmon_error",
}
REGISTRY_12 = {"CreateKey": "registry_add", "DeleteKey": "registry_delete",
               "DeleteValue": "registry_delete"}
CLASSIC = {400: "ps_classic_start", 600: "ps_classic_provider_start", 800: "ps_classic_script"}

# What Sysmon's fields are called in the Security log.
PROCESS_4688 = {"Image": "NewProcessName", "ParentImage": "ParentProcessName",
                "User": "SubjectUserName", "LogonId": "SubjectLogonId",
                "IntegrityLevel": "MandatoryLabel"}
CONNECTION_5156 = {"Image": "Application", "SourceIp": "SourceAddress",
                   "DestinationIp": "DestAddress", "DestinationPort": "DestPort"}
DIRECTIONS = {"%%14592": "false", "Inbound": "false", "%%14593": "true", "Outbound": "true"}


def services_of(field_map):
    """channel -> service, of the field map's rows that name both on one line."""
    services = {}
    for service, channel in re.findall(
            r"\{product: windows, service: ([\w-]+), any_of: \[\{Channel: ([^}]*)\}\]\}", field_map):
        services[channel.lower()] = service
    services.update({channel: "powershell" for channel in POWERSHELL})
    return services


def channel_of(event):
    return str(event.get("Channel", "")).lower()


def category_of(event):
    channel, number = channel_of(event), event.get("EventID")
    if channel == SYSMON:
        if number == 12:
            return REGISTRY_12.get(event.get("EventType"), "registry_event")
        return SYSMON_CATEGORIES.get(number)
    if channel == "security":
        return {4688: "process_creation", 5156: "network_connection"}.get(number)
    if channel in POWERSHELL:
        return {4103: "ps_module", 4104: "ps_script"}.get(number)
    if channel == "windows powershell":
        return CLASSIC.get(number)
    return None


def additions(event, number, services, told="all"):
    """The members that are put behind those of an event; `told`: all, or the product alone."""
    added = {"event_number": number, "product": "windows"}
    if "Provider_Name" not in event and "SourceName" in event:
        added["Provider_Name"] = event["SourceName"]
    if told == "product":
        return added
    service = services.get(channel_of(event))
    # An event whose channel says nothing of its service is asked of the rules of all services.
    if service:
        added["service"] = service
    # "none" keeps rules of categories away from events that are of none, as our gates do.
    added["category"] = category_of(event) or "none"
    return added | renamed(event)


def renamed(event):
    """What the Security log says, under the names of Sysmon."""
    if channel_of(event) != "security":
        return {}
    names = {4688: PROCESS_4688, 5156: CONNECTION_5156}.get(event.get("EventID"), {})
    found = {sysmon: event[security] for sysmon, security in names.items()
             if sysmon not in event and security in event}
    if event.get("EventID") == 5156 and event.get("Direction") in DIRECTIONS:
        found["Initiated"] = DIRECTIONS[event["Direction"]]
    return found


def prepare_line(line, number, services, told="all"):
    event = json.loads(line)
    added = json.dumps(additions(event, number, services, told), ensure_ascii=False)
    return line.rstrip().removesuffix("}") + "," + added[1:] + "\n"


def is_for_windows(rule):
    return any(line.strip() in ("product: windows", "product: 'windows'")
               for line in rule.splitlines())


def copy_rules(corpora, target):
    """The Windows rules of the corpus, side by side; returns how many."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.yml"):
        old.unlink()
    count = 0
    for folder in sorted(corpora.glob("sigmahq/rules*")):
        for path in sorted(folder.rglob("*.yml")):
            text = path.read_text(encoding="utf-8")
            if is_for_windows(text):
                (target / path.name).write_text(text, encoding="utf-8")
                count += 1
    return count
