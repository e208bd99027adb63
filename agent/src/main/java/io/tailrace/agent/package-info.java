/** A service measured by one flag, without a line of code. */
package io.tailrace.agent;
