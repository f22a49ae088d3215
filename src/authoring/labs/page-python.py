"""The one interpreter in which the Python blocks of a page run, as in a notebook.

Descriptor 3 brings one JSON object a line; descriptor 4 takes the exit status.
"""

import json
import linecache
import os
import sys
import traceback
import types


def run(text, name, namespace):
    """Run one block and return the status a script would have ended with."""
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    try:
        exec(compile(text, name, "exec", dont_inherit=True), namespace)
    except SystemExit as request:
        if request.code is None or isinstance(request.code, int):
            return request.code or 0
        print(request.code, file=sys.stderr)
        return 1
    except BaseException as error:
        # The first frame is this file's own.
        frames = error.__traceback__.tb_next
        traceback.print_exception(type(error), error.with_traceback(frames), frames)
        return 1
    return 0


def redirected(request):
    """Let everything that this process and its children print go to the block's files."""
    streams = [open(request["out"], "wb")]
    streams.append(open(request["err"], "wb") if request["err"] else streams[0])
    for stream, descriptor in zip(streams, (1, 2)):
        os.dup2(stream.fileno(), descriptor)
    for stream in streams:
        stream.close()


def flush():
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass


def main():
    requests = os.fdopen(3, encoding="utf-8")
    replies = os.fdopen(4, "w", encoding="utf-8")
    for descriptor in (3, 4):
        os.set_inheritable(descriptor, False)
    page = types.ModuleType("__main__")
    sys.modules["__main__"] = page
    sys.argv = [""]
    sys.path[0] = ""
    folder = None
    for line in requests:
        request = json.loads(line)
        os.environ.update(request["environment"])
        # A folder that the shell went to; a chdir of the page's own Python stays otherwise.
        if request["folder"] != folder:
            folder = request["folder"]
            os.chdir(folder)
        redirected(request)
        status = run(request["text"], request["name"], page.__dict__)
        flush()
        replies.write(f"{status}\n")
        replies.flush()


main()
