/*
 * measure -- run a command five times, after a warm-up, and print what it cost; with RUNS=1 once and cold
 *
 * usage: measure LABEL BYTES TOKENS COMMAND REFERENCE
 *
 * Both commands are given to sh; '-' for no reference.  A line each: median user+system seconds and
 * wall seconds, peak resident memory (of the largest process), bytes and tokens a CPU second; then the
 * ratio of the medians.  BYTES and TOKENS may be 0 where they mean nothing.
 */
#include "bench.h"

#include <fcntl.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct cost {
    double cpu, wall;
    long peak; /* KiB */
};

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static struct cost run_once(const char *command)
{
    double start = bench_wall();
    struct rusage use;
    int status;
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_RDWR);
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &use) != child || status != 0) {
        fprintf(stderr, "measure: failed: %s\n", command);
        exit(1);
    }
    return (struct cost){seconds(use.ru_utime) + seconds(use.ru_stime), bench_wall() - start, use.ru_maxrss};
}

static struct cost median(const char *command)
{
    double cpu[BENCH_RUNS], wall[BENCH_RUNS];
    long peak = 0;
    const char *once = getenv("RUNS");
    if (once != NULL && strcmp(once, "1") == 0)
        return run_once(command);
    run_once(command);
    for (int i = 0; i < BENCH_RUNS; i++) {
        struct cost c = run_once(command);
        cpu[i] = c.cpu;
        wall[i] = c.wall;
        peak = c.peak > peak ? c.peak : peak;
    }
    return (struct cost){bench_median(cpu), bench_median(wall), peak};
}

static void print(const char *label, struct cost c, double bytes, double tokens)
{
    printf("%-28s cpu %8.4f s  wall %8.4f s  peak %7.1f MiB", label, c.cpu, c.wall, (double)c.peak / 1024);
    if (bytes > 0)
        printf("  %.0f bytes, %.1f MB/cpu s", bytes, bytes / 1e6 / c.cpu);
    if (tokens > 0)
        printf("  %.0f tokens, %.2f M/cpu s", tokens, tokens / 1e6 / c.cpu);
    printf("\n");
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        fputs("usage: measure LABEL BYTES TOKENS COMMAND REFERENCE|-\n", stderr);
        return 2;
    }
    double bytes = atof(argv[2]), tokens = atof(argv[3]);
    struct cost ours = median(argv[4]);
    print(argv[1], ours, bytes, tokens);
    if (strcmp(argv[5], "-") != 0) {
        struct cost reference = median(argv[5]);
        print("  reference", reference, bytes, tokens);
        printf("%-28s cpu %.2f, wall %.2f\n", "  ratio", ours.cpu / reference.cpu,
               ours.wall / reference.wall);
    }
    return 0;
}
