/** Many engines, each in a process of its own, and the command that collects them. */
package io.tailrace.systemtests.collect;
