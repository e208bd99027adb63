/**
 * In: the agent's jar. Out: an agent that runs from it behind a class loader of its own, and is found again by those who come later.
 * With {@code boot} all of Tailrace that a host can see. On the JVM's thread, and on one that starts the agent.
 */
package io.tailrace.agent.loader;
