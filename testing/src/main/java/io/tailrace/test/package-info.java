/**
 * For tests of services that embed Tailrace. In: an engine in one thread with a clock that is moved by hand. Out: assertions on what it recorded, what code
 * allocates, and which threads it leaves. Everything runs on the test's thread.
 */
package io.tailrace.test;
