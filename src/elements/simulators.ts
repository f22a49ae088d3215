// Loaded when a simulator comes near (elements/simulators/load-near.ts).
import './layer-cache.ts';
import './split-simulator.ts';
