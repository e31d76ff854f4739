// An open file, or standard input, closed when it goes.
#ifndef SIGMATA_CLI_INPUT_FILE_H_
#define SIGMATA_CLI_INPUT_FILE_H_

#include <cstddef>
#include <string>

namespace sigmata::cli {

class InputFile {
 public:
  // "-" is standard input. If the file cannot be opened, errno says why.
  explicit InputFile(const std::string& path);
  ~InputFile();
  InputFile(InputFile&& other) noexcept;
  InputFile& operator=(InputFile&&) = delete;

  bool good() const { return file_ >= 0; }
  bool IsFolder() const;
  int get() const { return file_; }

  // Reads what there is, waiting for at least one byte; false at the end or on an error, whose
  // number `error` then is.
  bool Read(char* to, std::size_t room, std::size_t& got, int& error) const;
  // Whether bytes of a pipe or the like wait to be read.
  bool CanBeRead() const;

 private:
  int file_;
};

}  // namespace sigmata::cli

#endif  // SIGMATA_CLI_INPUT_FILE_H_
