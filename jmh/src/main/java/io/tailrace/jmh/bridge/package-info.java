/** Recording through the APIs of others: into the engine, and into what is behind those APIs as a rule. Bursts on the benchmark's threads. */
package io.tailrace.jmh.bridge;
