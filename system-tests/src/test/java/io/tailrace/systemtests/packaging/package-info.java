/** What users get: POMs, jars, the list of parts, licences. In: the checkout and what its build made. Out: verdicts of JUnit. On JUnit's thread. */
package io.tailrace.systemtests.packaging;
