/** Auto-configuration of engine, journal, exposer and Micrometer bridge. */
package io.tailrace.springboot;
