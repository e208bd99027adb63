/** The registry: what two threads that describe or look up the same get. */
package io.tailrace.jcstress.descriptor;
