// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "completion.hpp"
#include "output.hpp"

#include <string_view>

namespace rung::cli {

int completion_command(int count, char** words) {
    const std::string_view shell = count == 2 ? words[1] : "";
    output                 out(standard_output);
    if (shell == "--help" || shell == "-h") { out.write("rung completion bash|zsh|fish\n\nPrints a completion script; its first line says where to put it.\n"); }
    else if (shell == "bash") { out.write(bash_completion()); }
    else if (shell == "zsh") { out.write(zsh_completion()); }
    else if (shell == "fish") { out.write(fish_completion()); }
    else {
        complain("completion: name a shell: bash, zsh or fish");
        return 2;
    }
    return finish(out, 0);
}

} // namespace rung::cli
