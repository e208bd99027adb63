/**
 * Auto-configuration of engine, journal, exposer and bridges in a Spring Boot application. In: Spring's properties below {@code tailrace}, beans, health
 * contributors. Out: an engine and what belongs to it as beans, {@code /readyz} with what the application needs, and Tailrace's own health and status
 * among those of Actuator.
 *
 * <p>Beans are made and ended on the context's thread. One thread, {@code tailrace-spring}, reads the engine's signs of life and asks health
 * contributors, which answer on up to eight of their own; the aggregator's thread and those of requests do neither.
 */
package io.tailrace.springboot;
