/**
 * Decoders of detector families: raw outputs of a net come in, boxes with scores and landmarks go out. A new family is one class here;
 * what runs the net is in models.onnx.
 */
@NullMarked
package io.dropcast.detect.nets;

import org.jspecify.annotations.NullMarked;
