/**
 * What GraalVM's native-image is told of our jars. In: class files, and the metadata in the jars. Out: what code looks up at run time and the metadata
 * does not name, and what they name and is not there. No native image is built.
 */
package io.tailrace.systemtests.nativeimage;
