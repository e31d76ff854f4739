// The streams of the other program are unnamed files, not pipes: nobody can wait for the other.
#include "cli/process.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>

extern char** environ;  // POSIX has it in no header

namespace sigmata::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string ReadAll(std::FILE* file) {
  std::string text;
  std::array<char, 1U << 16U> part{};
  std::rewind(file);
  while (const std::size_t size = std::fread(part.data(), 1, part.size(), file)) {
    text.append(part.data(), size);
  }
  return text;
}

int Wait(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

ProcessResult RunProcess(const std::vector<std::string>& arguments, const std::string& input) {
  ProcessResult result;
  const std::array<File, 3> files = {File(std::tmpfile()), File(std::tmpfile()),
                                     File(std::tmpfile())};
  for (const File& file : files) {
    if (!file) return result;
  }
  std::fwrite(input.data(), 1, input.size(), files[0].get());
  std::rewind(files[0].get());  // writes it out, too
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (int stream = 0; stream < 3; ++stream) {
    posix_spawn_file_actions_adddup2(&actions,
                                     fileno(files[static_cast<std::size_t>(stream)].get()), stream);
  }
  std::vector<std::string> copies = arguments;
  std::vector<char*> pointers;
  for (std::string& copy : copies) pointers.push_back(copy.data());
  pointers.push_back(nullptr);
  pid_t process = 0;
  result.started =
      posix_spawnp(&process, pointers[0], &actions, nullptr, pointers.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (!result.started) return result;
  result.status = Wait(process);
  result.output = ReadAll(files[1].get());
  result.errors = ReadAll(files[2].get());
  return result;
}

}  // namespace sigmata::cli
