/** Tailrace on a module path. In: the packaged jars. Out: what a service there can do, and what it cannot. */
package io.tailrace.systemtests.modules;
