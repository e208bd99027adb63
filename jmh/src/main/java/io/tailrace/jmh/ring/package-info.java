/**
 * The forms that a ring could have, measured beside the one that the engine has. Those that lost are kept here, small, so that the
 * comparison can be repeated when a JDK or a machine changes.
 */
package io.tailrace.jmh.ring;
