/** Reads the documentation, so that what it says can be tried. */
package io.tailrace.systemtests.docs;
