/** An engine in one thread with a settable clock, and assertions on what it recorded. */
package io.tailrace.test;
