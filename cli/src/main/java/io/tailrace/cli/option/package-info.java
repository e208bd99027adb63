/**
 * Values of options: each text a person types is checked here, once, and a bad one is answered with what a good one looks like.
 */
package io.tailrace.cli.option;
