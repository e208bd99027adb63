package io.tailrace.exposer.tls;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key out of a PEM file. */
final class KeyFile {
    private static final String LABEL = "PRIVATE KEY";
    private static final int LEAST_RSA_BITS = 2_048;
    private static final int P256_BITS = 256;
    private static final int P384_BITS = 384;

    private KeyFile() {}

    /** The key that belongs to a certificate's. */
    static PrivateKey read(final Path file, final PublicKey publicKey) throws TlsFileException {
        checkKind(publicKey);
        try (PemBlocks pem = PemBlocks.take(TrustedFile.read(file, true))) {
            final PrivateKey key = parse(file, publicKey, onlyKey(file, pem));
            if (!fits(key, publicKey)) {
                throw doesNotFit(file);
            }
            return key;
        } catch (final TlsFileException fault) {
            throw TlsFileException.in(file, fault);
        }
    }

    private static byte[] onlyKey(final Path file, final PemBlocks pem) throws TlsFileException {
        byte[] der = null;
        for (final PemBlocks.Block block : pem.blocks()) {
            if (block.label().equals(LABEL)) {
                if (der != null) {
                    throw new TlsFileException(file + " has several private keys; leave one");
                }
                der = block.der();
            } else if (block.label().startsWith("ENCRYPTED")) {
                throw new TlsFileException(
                        file + " is encrypted; decrypt it with openssl pkcs8 -in FILE -out NEW, and chmod 0600 NEW");
            } else if (block.label().endsWith(LABEL)) {
                throw new TlsFileException(file + " is of the kind \"" + block.label()
                        + "\"; make it PKCS#8 with openssl pkcs8 -topk8 -nocrypt -in FILE -out NEW");
            }
        }
        if (der == null) {
            throw new TlsFileException(file + " has no private key; give a PEM file with BEGIN PRIVATE KEY");
        }
        return der;
    }

    private static PrivateKey parse(final Path file, final PublicKey publicKey, final byte[] der)
            throws TlsFileException {
        try {
            return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (final InvalidKeySpecException fault) {
            throw doesNotFit(file);
        } catch (final GeneralSecurityException fault) {
            throw new TlsFileException(file + " cannot be read: " + fault.getMessage());
        }
    }

    private static void checkKind(final PublicKey key) throws TlsFileException {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= LEAST_RSA_BITS) {
            return;
        }
        if (key instanceof ECPublicKey ec) {
            final int bits = ec.getParams().getCurve().getField().getFieldSize();
            if (bits == P256_BITS || bits == P384_BITS) {
                return;
            }
        }
        throw new TlsFileException(
                "the certificate's key is " + key.getAlgorithm()
                        + " of a size or kind that is not served; make one of ECDSA (P-256, P-384) or RSA (2,048 bits or more)");
    }

    private static boolean fits(final PrivateKey key, final PublicKey publicKey) throws TlsFileException {
        try {
            final String algorithm = publicKey instanceof ECPublicKey ? "SHA256withECDSA" : "SHA256withRSA";
            final byte[] message = {1, 2, 3};
            final Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(message);
            final byte[] signature = signing.sign();
            final Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(publicKey);
            verifying.update(message);
            return verifying.verify(signature);
        } catch (final InvalidKeyException fault) {
            return false;
        } catch (final GeneralSecurityException fault) {
            throw new TlsFileException("cannot try the key: " + fault.getMessage());
        }
    }

    private static TlsFileException doesNotFit(final Path file) {
        return new TlsFileException(
                file + " is not the key of the certificate; give the one that the certificate was made with");
    }
}
