/** The memory log and the flush: what readers see of the publisher's frames. */
package io.tailrace.jcstress.log;
