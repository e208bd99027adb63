package io.tailrace.cli.stat;

/** A text that lets itself be looked at so often and no more. One thread. */
final class CountedText implements CharSequence {
    private final CharSequence text;
    private final int[] left;

    private CountedText(final CharSequence text, final int[] left) {
        this.text = text;
        this.left = left;
    }

    static CountedText of(final CharSequence text, final int looks) {
        return new CountedText(text, new int[] {looks});
    }

    @Override
    public char charAt(final int index) {
        if (--left[0] < 0) {
            throw new UsedUp();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(final int start, final int end) {
        return new CountedText(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** It was looked at too often. */
    static final class UsedUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsedUp() {
            super("used up", null, false, false);
        }
    }
}
