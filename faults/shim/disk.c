/* Stands between a program and the files of one folder: writes down what is done to them, and lets calls fail.

   Loaded with LD_PRELOAD. HALL_DISK_FOLDER is the folder watched, HALL_DISK_LOG the file every write, truncation,
   sync and change of a name is written down in, in the order they happened, and HALL_DISK_PAGE a shared page that
   the tests read and set while the program runs (struct page below; faults/disk.py has the same layout).
   What SQLite keeps in memory shared between processes (-shm) is made anew after a power loss: not written down. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { OPENED = 1, WRITTEN, TRUNCATED, SYNCED, FOLDER_SYNCED, UNLINKED, RENAMED };
enum { SOUND, INPUT_OUTPUT, NO_SPACE, READ_ONLY, SHORT, SLOW, SWALLOW };
enum { MOST_FILES = 4096 };

struct page {
  uint64_t logged;         /* records in the log */
  uint64_t calls;          /* storage calls counted so far */
  uint64_t first, last;    /* which of them go wrong; first 0: none */
  uint64_t how;            /* what goes wrong */
  uint64_t slow_ms;        /* how long a slow call takes */
  uint64_t failed;         /* how many have gone wrong */
};

struct record {
  uint32_t kind, size;     /* size of the bytes that follow */
  uint64_t file;           /* inode */
  int64_t at;              /* offset, length, or 1 for a name that was new */
};

struct known {
  uint64_t file;
  char watched, logged, folder;
};

static struct known files[MOST_FILES];
static struct page *page;
static const char *folder;
static size_t folder_size;
static int log_file = -1;
static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("HALL_DISK_FOLDER");
  const char *log = getenv("HALL_DISK_LOG"), *shared = getenv("HALL_DISK_PAGE");
  if (!folder || !log || !shared) return;
  folder_size = strlen(folder);
  log_file = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  int file = syscall(SYS_openat, AT_FDCWD, shared, O_RDWR | O_CLOEXEC, 0);
  void *found = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (found == MAP_FAILED || log_file < 0) abort();
  page = found;
}

static const char *name_of(const char *path) {
  if (!page || strncmp(path, folder, folder_size)) return NULL;
  if (path[folder_size] == 0) return path + folder_size;
  return path[folder_size] == '/' ? path + folder_size + 1 : NULL;
}

static int is_logged(const char *name) {
  size_t size = strlen(name);
  return size < 4 || strcmp(name + size - 4, "-shm");
}

static struct known *watched(int file) {
  return page && file >= 0 && file < MOST_FILES && files[file].watched ? &files[file] : NULL;
}

static void write_down(uint32_t kind, uint64_t file, int64_t at, const void *bytes, uint32_t size) {
  struct record record = {kind, size, file, at};
  char *whole = malloc(sizeof record + size);
  memcpy(whole, &record, sizeof record);
  if (size) memcpy(whole + sizeof record, bytes, size);
  if (syscall(SYS_write, log_file, whole, sizeof record + size) != (long)(sizeof record + size)) abort();
  free(whole);
  __atomic_add_fetch(&page->logged, 1, __ATOMIC_SEQ_CST);
}

/* What is to go wrong with this call; errno is set for those that simply fail. */
static int fate(void) {
  uint64_t number = __atomic_add_fetch(&page->calls, 1, __ATOMIC_SEQ_CST);
  uint64_t first = __atomic_load_n(&page->first, __ATOMIC_SEQ_CST);
  if (!first || number < first || number > __atomic_load_n(&page->last, __ATOMIC_SEQ_CST)) return SOUND;
  __atomic_add_fetch(&page->failed, 1, __ATOMIC_SEQ_CST);
  int how = page->how;
  if (how == SLOW) usleep(page->slow_ms * 1000);
  errno = how == NO_SPACE ? ENOSPC : how == READ_ONLY ? EROFS : EIO;
  return how;
}

static int fails(int how) { return how == INPUT_OUTPUT || how == NO_SPACE || how == READ_ONLY; }

static int opened(const char *path, int flags, mode_t mode) {
  const char *name = name_of(path);
  if (!name) return syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  if ((flags & O_CREAT) && fails(fate())) return -1;
  pthread_mutex_lock(&one);
  int fresh = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) != 0;
  int file = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
  int why = errno;
  struct stat about;
  if (file >= 0 && file < MOST_FILES && !fstat(file, &about)) {
    struct known known = {about.st_ino, 1, is_logged(name), S_ISDIR(about.st_mode)};
    files[file] = known;
    if (known.logged && !known.folder) write_down(OPENED, known.file, fresh, name, strlen(name));
  }
  pthread_mutex_unlock(&one);
  errno = why;
  return file;
}

#define OPEN(function)                                     \
  int function(const char *path, int flags, ...) {         \
    va_list more;                                          \
    va_start(more, flags);                                 \
    mode_t mode = flags & O_CREAT ? va_arg(more, int) : 0; \
    va_end(more);                                          \
    return opened(path, flags, mode);                      \
  }
OPEN(open)
OPEN(open64)

int close(int file) {
  if (page && file >= 0 && file < MOST_FILES) files[file].watched = 0;
  return syscall(SYS_close, file);
}

static ssize_t written(int file, const void *bytes, size_t size, off64_t at, int positioned) {
  struct known *known = watched(file);
  if (known) {
    int how = fate();
    if (fails(how)) return -1;
    if (how == SHORT) size /= 2;
    pthread_mutex_lock(&one);
    if (!positioned) at = syscall(SYS_lseek, file, 0, SEEK_CUR);
  }
  ssize_t done = positioned ? syscall(SYS_pwrite64, file, bytes, size, at) : syscall(SYS_write, file, bytes, size);
  int why = errno;
  if (known) {
    if (done > 0 && known->logged) write_down(WRITTEN, known->file, at, bytes, done);
    pthread_mutex_unlock(&one);
  }
  errno = why;
  return done;
}

ssize_t write(int file, const void *bytes, size_t size) { return written(file, bytes, size, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) { return written(file, bytes, size, at, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) { return written(file, bytes, size, at, 1); }

static int truncated(int file, off64_t size) {
  struct known *known = watched(file);
  if (known && fails(fate())) return -1;
  if (known) pthread_mutex_lock(&one);
  int done = syscall(SYS_ftruncate, file, size), why = errno;
  if (known) {
    if (!done && known->logged) write_down(TRUNCATED, known->file, size, NULL, 0);
    pthread_mutex_unlock(&one);
  }
  errno = why;
  return done;
}

int ftruncate(int file, off_t size) { return truncated(file, size); }
int ftruncate64(int file, off64_t size) { return truncated(file, size); }

static int synced(int file, long call) {
  struct known *known = watched(file);
  if (known) {
    int how = fate();
    if (fails(how)) return -1;
    if (how == SWALLOW) return 0;
    pthread_mutex_lock(&one);
  }
  int done = syscall(call, file), why = errno;
  if (known) {
    if (!done && known->logged) write_down(known->folder ? FOLDER_SYNCED : SYNCED, known->file, 0, NULL, 0);
    pthread_mutex_unlock(&one);
  }
  errno = why;
  return done;
}

int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

int unlink(const char *path) {
  const char *name = name_of(path);
  if (!name) return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (fails(fate())) return -1;
  pthread_mutex_lock(&one);
  int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0), why = errno;
  if (!done && is_logged(name)) write_down(UNLINKED, 0, 0, name, strlen(name));
  pthread_mutex_unlock(&one);
  errno = why;
  return done;
}

int rename(const char *from, const char *to) {
  const char *old = name_of(from), *new = name_of(to);
  if (!old || !new) return syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (fails(fate())) return -1;
  pthread_mutex_lock(&one);
  int done = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0), why = errno;
  if (!done) {
    char names[8192];
    size_t size = strlen(old), more = strlen(new);
    if (size + more + 1 > sizeof names) abort();
    memcpy(names, old, size + 1);
    memcpy(names + size + 1, new, more);
    write_down(RENAMED, 0, 0, names, size + 1 + more);
  }
  pthread_mutex_unlock(&one);
  errno = why;
  return done;
}
