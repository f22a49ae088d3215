// Loaded when a simulator comes near (elements/lesson.ts).
import './alias-timeline.ts';
import './latency-simulator.ts';
import './layer-cache.ts';
import './split-simulator.ts';
