/** A container engine that blocks and graders of one run may use. */
export interface Engine {
  /** Handed on to blocks and graders; every name begins with DOCKER_. */
  readonly environment: Readonly<Record<string, string>>;
  /** Programs that come first on the path: name → file. */
  readonly programs: Readonly<Record<string, string>>;
  /** Plugins of the `docker` command: name → file. */
  readonly plugins: Readonly<Record<string, string>>;
  /** For receipts: name → version. */
  readonly versions: Readonly<Record<string, string>>;
  /** Images that stand in for the public ones of the same name. */
  readonly standIns: readonly StandIn[];
  /** Takes away what a page left in the engine, so that the next page begins with the base images alone. */
  readonly clean: () => Promise<void>;
  /** Ends it. It also ends when the run is broken off. */
  readonly end: () => void;
}

/** An image that stands in for a public one. */
export interface StandIn {
  readonly image: string;
  /** What it was made from, as the receipt says it. */
  readonly made: string;
}

/** What looking for an engine needs. */
export interface EngineSearch {
  /** Where base images and Compose are kept between runs. */
  readonly cache: string;
  readonly inherited: NodeJS.ProcessEnv;
}
