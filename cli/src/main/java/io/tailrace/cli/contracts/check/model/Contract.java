package io.tailrace.cli.contracts.check.model;

/**
 * One version of a contract, read.
 *
 * @param file below the folder of contracts, with {@code /}.
 * @param id that it says of itself; null if it does not.
 * @param version that it says of itself, as it stands; null if it does not.
 * @param text of the file, lines ended by a line feed.
 * @param document the text as its form reads it.
 */
public record Contract(String file, String id, String version, String text, Object document) {
    /**
     * The document.
     *
     * @param <D> type of the form's documents.
     * @param type of them.
     * @return it.
     */
    public <D> D as(final Class<D> type) {
        return type.cast(document);
    }
}
