/*
 * image.S: the compiled library as bytes of the program, made by image-tool
 * (see the Makefile). Without LIBRARY_IMAGE it is empty: so the tool itself
 * is linked. It fills pages of its own, so that they can be moved to its
 * address. The declarations are in the header that loads it.
 */
    .section .rodata.image, "a", %progbits
    .balign 4096
    .global library_image_begin
library_image_begin:
#ifdef LIBRARY_IMAGE
    .incbin LIBRARY_IMAGE
#endif
    .global library_image_end
library_image_end:
    .byte 0
    .section .note.GNU-stack, "", %progbits
