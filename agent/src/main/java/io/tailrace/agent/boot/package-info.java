/**
 * In: the JVM's call before {@code main}, or of somebody who attaches. Out: {@link io.tailrace.agent.loader.AgentStarter}, if the JVM is new
 * enough. Compiled for Java 8, so that an older JVM can read it and be told. On the JVM's thread.
 */
package io.tailrace.agent.boot;
