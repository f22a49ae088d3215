import signal
import sys
import time


def stop(number, frame):
    print("finished the open requests", flush=True)
    sys.exit(0)


signal.signal(signal.SIGTERM, stop)
print("serving", flush=True)
while True:
    time.sleep(1)
