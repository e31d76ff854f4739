// sigma-rust over a folder of rules and a file of events: sigma-rust-driver RULES EVENTS
//
// The library answers whether one rule matches one event. What it does not do, choosing the rules
// that are about an event, is done here in its favour: an event that says its product, service and
// category (see prepare.py) is not asked of rules that name others.
use sigma_rust::{event_from_json, rule_from_yaml, Rule};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::{env, fs, process};

fn read_rules(folder: &str) -> Vec<Rule> {
    let mut paths: Vec<_> = match fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => {
            eprintln!("{folder}: {error}");
            process::exit(2);
        }
    };
    paths.sort();
    let mut rules = Vec::new();
    for path in &paths {
        let text = fs::read_to_string(path).unwrap_or_default();
        match rule_from_yaml(&text) {
            Ok(rule) => rules.push(rule),
            Err(error) => eprintln!("refused {}: {error}", path.display()),
        }
    }
    eprintln!("{} rules, {} refused", rules.len(), paths.len() - rules.len());
    rules
}

// Whether what the rule says of its logsource is not what the event says of its own.
fn conflicts(rule: &Option<String>, event: &serde_json::Value, key: &str) -> bool {
    match (rule, event.get(key).and_then(|value| value.as_str())) {
        (Some(wanted), Some(there)) => wanted != there,
        _ => false,
    }
}

fn is_about(rule: &Rule, event: &serde_json::Value) -> bool {
    !conflicts(&rule.logsource.product, event, "product")
        && !conflicts(&rule.logsource.service, event, "service")
        && !conflicts(&rule.logsource.category, event, "category")
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    if arguments.len() != 3 {
        eprintln!("usage: sigma-rust-driver RULES EVENTS");
        process::exit(2);
    }
    let rules = read_rules(&arguments[1]);
    let file = fs::File::open(&arguments[2]).unwrap_or_else(|error| {
        eprintln!("{}: {error}", arguments[2]);
        process::exit(2);
    });
    let mut out = BufWriter::new(std::io::stdout());
    for line in BufReader::new(file).lines() {
        let Ok(line) = line else { continue };
        let Ok(json) = serde_json::from_str::<serde_json::Value>(&line) else {
            eprintln!("an event is not JSON");
            continue;
        };
        let event = match event_from_json(&line) {
            Ok(event) => event,
            Err(error) => {
                eprintln!("an event cannot be read: {error}");
                continue;
            }
        };
        let number = json.get("event_number").and_then(|value| value.as_u64()).unwrap_or(0);
        for rule in rules.iter().filter(|rule| is_about(rule, &json) && rule.is_match(&event)) {
            let id = rule.id.as_deref().unwrap_or(&rule.title);
            let _ = writeln!(out, "{id}\t{number}");
        }
    }
}
