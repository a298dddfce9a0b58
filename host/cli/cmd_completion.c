#include "cli/cli.h"

#include <string.h>

extern const struct cli_command cmd_completion;

static int run(struct cli *cli, int argc, char **argv)
{
    /* What comes after "words" is somebody's command line, its options are not ours. */
    if (argc > 0 && strcmp(argv[0], "words") == 0)
        return cli_script(cli, "complete.completion", argc, argv);
    int n = cli_parse(cli, &cmd_completion, argc, argv, NULL);
    return n < 0 ? cli->exit : cli_script(cli, "complete.completion", n, argv);
}

const struct cli_command cmd_completion = {
    "completion",
    "bash|zsh|fish",
    "print what makes a shell complete commands, scripts, options and values",
    "  bash: source <(entente completion bash)      in ~/.bashrc\n"
    "  zsh:  source <(entente completion zsh)       in ~/.zshrc, after compinit\n"
    "  fish: entente completion fish | source       in ~/.config/fish/config.fish",
    NULL,
    1,
    -1,
    run,
};
