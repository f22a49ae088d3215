print("the night table is written", flush=True)
