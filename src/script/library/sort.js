// Array.prototype.sort (ECMA-262, 23.1.3.30): a stable merge sort that uses
// the order which is already there, the one known as Timsort, in the form in
// which V8 has it, so that a comparator is asked the same questions in the
// same order as in Node.

const copyLength = %import('copyLength');
const shortest = 64;
const gallopWins = 7;

// What all functions below work on.
//   work      the elements
//   compare   (a, b) => number
//   gallop    how many wins in a row make galloping worth it
//   bases, lengths   runs that are not merged yet, the last one on top
//   runs      how many there are

// How many elements, sorted one by one, a run has at least.
function minimumRun(length) {
    let odd = 0;
    while (length >= shortest) {
        odd |= length & 1;
        length >>= 1;
    }
    return length + odd;
}

function reverseRange(work, from, to) {
    for (let low = from, high = to - 1; low < high; low++, high--) {
        const element = work[low];
        work[low] = work[high];
        work[high] = element;
    }
}

// The length of the run that begins at `low`; one that goes down is turned
// round.
function countRun(sort, low, high) {
    const work = sort.work;
    const compare = sort.compare;
    if (low + 1 === high) return 1;
    let length = 2;
    let previous = work[low + 1];
    const falling = compare(previous, work[low]) < 0;
    for (let i = low + 2; i < high; i++) {
        const order = compare(work[i], previous);
        if (falling ? order >= 0 : order < 0) break;
        previous = work[i];
        length++;
    }
    if (falling) reverseRange(work, low, low + length);
    return length;
}

// Sorts [low, high), of which [low, start) is sorted already.
function insertionSort(sort, low, start, high) {
    const work = sort.work;
    const compare = sort.compare;
    for (let i = start === low ? start + 1 : start; i < high; i++) {
        const pivot = work[i];
        let left = low;
        let right = i;
        while (left < right) {
            const middle = left + ((right - left) >> 1);
            if (compare(pivot, work[middle]) < 0) right = middle;
            else left = middle + 1;
        }
        for (let k = i; k > left; k--) work[k] = work[k - 1];
        work[left] = pivot;
    }
}

// Where `key` belongs in the run [base, base + length), left of its equals;
// the search begins at `hint`.
function gallopLeft(sort, array, key, base, length, hint) {
    const compare = sort.compare;
    let last = 0;
    let offset = 1;
    if (compare(array[base + hint], key) < 0) {
        const most = length - hint;
        while (offset < most && compare(array[base + hint + offset], key) < 0) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most) offset = most;
        last += hint;
        offset += hint;
    } else {
        const most = hint + 1;
        while (offset < most &&
                compare(array[base + hint - offset], key) >= 0) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most) offset = most;
        const before = last;
        last = hint - offset;
        offset = hint - before;
    }
    last++;
    while (last < offset) {
        const middle = last + ((offset - last) >> 1);
        if (compare(array[base + middle], key) < 0) last = middle + 1;
        else offset = middle;
    }
    return offset;
}

// The same, right of its equals.
function gallopRight(sort, array, key, base, length, hint) {
    const compare = sort.compare;
    let last = 0;
    let offset = 1;
    if (compare(key, array[base + hint]) < 0) {
        const most = hint + 1;
        while (offset < most && compare(key, array[base + hint - offset]) < 0) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most) offset = most;
        const before = last;
        last = hint - offset;
        offset = hint - before;
    } else {
        const most = length - hint;
        while (offset < most &&
                compare(key, array[base + hint + offset]) >= 0) {
            last = offset;
            offset = (offset << 1) + 1;
        }
        if (offset > most) offset = most;
        last += hint;
        offset += hint;
    }
    last++;
    while (last < offset) {
        const middle = last + ((offset - last) >> 1);
        if (compare(key, array[base + middle]) < 0) offset = middle;
        else last = middle + 1;
    }
    return offset;
}

// Ranges may overlap.
function copyRange(source, from, target, to, count) {
    if (from < to)
        for (let i = count - 1; i >= 0; i--) target[to + i] = source[from + i];
    else
        for (let i = 0; i < count; i++) target[to + i] = source[from + i];
}

function copyOf(work, base, length) {
    const copy = %arrayOf(length);
    copyRange(work, base, copy, 0, length);
    return copy;
}

// Merges two runs that are neighbours, from the left; the left one, which is
// the shorter, is kept aside.
function mergeLow(sort, baseA, lengthA, baseB, lengthB) {
    const work = sort.work;
    const compare = sort.compare;
    const aside = copyOf(work, baseA, lengthA);
    let to = baseA;
    let a = 0;
    let b = baseB;
    work[to++] = work[b++];
    merging: {
        if (--lengthB === 0 || lengthA === 1) break merging;
        let gallop = sort.gallop;
        for (;;) {
            let winsA = 0;
            let winsB = 0;
            // One at a time, until one of them wins again and again.
            for (;;) {
                if (compare(work[b], aside[a]) < 0) {
                    work[to++] = work[b++];
                    winsB++;
                    winsA = 0;
                    if (--lengthB === 0) break merging;
                    if (winsB >= gallop) break;
                } else {
                    work[to++] = aside[a++];
                    winsA++;
                    winsB = 0;
                    if (--lengthA === 1) break merging;
                    if (winsA >= gallop) break;
                }
            }
            // Galloping: whole stretches at a time.
            gallop++;
            let first = true;
            while (winsA >= gallopWins || winsB >= gallopWins || first) {
                first = false;
                gallop = gallop > 2 ? gallop - 1 : 1;
                sort.gallop = gallop;
                winsA = gallopRight(sort, aside, work[b], a, lengthA, 0);
                if (winsA > 0) {
                    copyRange(aside, a, work, to, winsA);
                    to += winsA;
                    a += winsA;
                    lengthA -= winsA;
                    if (lengthA <= 1) break merging;
                }
                work[to++] = work[b++];
                if (--lengthB === 0) break merging;
                winsB = gallopLeft(sort, work, aside[a], b, lengthB, 0);
                if (winsB > 0) {
                    copyRange(work, b, work, to, winsB);
                    to += winsB;
                    b += winsB;
                    lengthB -= winsB;
                    if (lengthB === 0) break merging;
                }
                work[to++] = aside[a++];
                if (--lengthA === 1) break merging;
            }
            sort.gallop = ++gallop;
        }
    }
    if (lengthB === 0) {
        copyRange(aside, a, work, to, lengthA);
    } else {
        // What is left of A belongs behind all of B.
        copyRange(work, b, work, to, lengthB);
        copyRange(aside, a, work, to + lengthB, lengthA);
    }
}

// The same from the right, with the right run, the shorter one, kept aside.
function mergeHigh(sort, baseA, lengthA, baseB, lengthB) {
    const work = sort.work;
    const compare = sort.compare;
    const aside = copyOf(work, baseB, lengthB);
    let to = baseB + lengthB - 1;
    let a = baseA + lengthA - 1;
    let b = lengthB - 1;
    work[to--] = work[a--];
    merging: {
        if (--lengthA === 0 || lengthB === 1) break merging;
        let gallop = sort.gallop;
        for (;;) {
            let winsA = 0;
            let winsB = 0;
            for (;;) {
                if (compare(aside[b], work[a]) < 0) {
                    work[to--] = work[a--];
                    winsA++;
                    winsB = 0;
                    if (--lengthA === 0) break merging;
                    if (winsA >= gallop) break;
                } else {
                    work[to--] = aside[b--];
                    winsB++;
                    winsA = 0;
                    if (--lengthB === 1) break merging;
                    if (winsB >= gallop) break;
                }
            }
            gallop++;
            let first = true;
            while (winsA >= gallopWins || winsB >= gallopWins || first) {
                first = false;
                gallop = gallop > 2 ? gallop - 1 : 1;
                sort.gallop = gallop;
                let stay = gallopRight(sort, work, aside[b], baseA, lengthA,
                    lengthA - 1);
                winsA = lengthA - stay;
                if (winsA > 0) {
                    to -= winsA;
                    a -= winsA;
                    copyRange(work, a + 1, work, to + 1, winsA);
                    lengthA -= winsA;
                    if (lengthA === 0) break merging;
                }
                work[to--] = aside[b--];
                if (--lengthB === 1) break merging;
                stay = gallopLeft(sort, aside, work[a], 0, lengthB,
                    lengthB - 1);
                winsB = lengthB - stay;
                if (winsB > 0) {
                    to -= winsB;
                    b -= winsB;
                    copyRange(aside, b + 1, work, to + 1, winsB);
                    lengthB -= winsB;
                    if (lengthB <= 1) break merging;
                }
                work[to--] = work[a--];
                if (--lengthA === 0) break merging;
            }
            sort.gallop = ++gallop;
        }
    }
    if (lengthA > 0 && lengthB > 0) {
        // What is left of B belongs before all of A.
        to -= lengthA;
        a -= lengthA;
        copyRange(work, a + 1, work, to + 1, lengthA);
    }
    copyRange(aside, 0, work, to - lengthB + 1, lengthB);
}

// Merges the runs number i and i + 1.
function mergeAt(sort, i) {
    const work = sort.work;
    const bases = sort.bases;
    const lengths = sort.lengths;
    let baseA = bases[i];
    let lengthA = lengths[i];
    const baseB = bases[i + 1];
    let lengthB = lengths[i + 1];
    lengths[i] = lengthA + lengthB;
    if (i === sort.runs - 3) {
        bases[i + 1] = bases[i + 2];
        lengths[i + 1] = lengths[i + 2];
    }
    sort.runs--;
    // What stands right already, at either end, is left alone.
    const skip = gallopRight(sort, work, work[baseB], baseA, lengthA, 0);
    baseA += skip;
    lengthA -= skip;
    if (lengthA === 0) return;
    lengthB = gallopLeft(sort, work, work[baseA + lengthA - 1], baseB,
        lengthB, lengthB - 1);
    if (lengthB === 0) return;
    if (lengthA <= lengthB) mergeLow(sort, baseA, lengthA, baseB, lengthB);
    else mergeHigh(sort, baseA, lengthA, baseB, lengthB);
}

// True where run n is shorter than the two below it call for.
function isBalanced(lengths, n) {
    return n < 2 || lengths[n - 2] > lengths[n - 1] + lengths[n];
}

// Merges until the runs' lengths fall fast enough from the lowest to the
// topmost: so merges stay between runs of similar length.
function mergeSome(sort) {
    const lengths = sort.lengths;
    while (sort.runs > 1) {
        let n = sort.runs - 2;
        if (!isBalanced(lengths, n + 1) || !isBalanced(lengths, n)) {
            if (lengths[n - 1] < lengths[n + 1]) n--;
            mergeAt(sort, n);
        } else if (lengths[n] <= lengths[n + 1]) {
            mergeAt(sort, n);
        } else {
            break;
        }
    }
}

function mergeAll(sort) {
    const lengths = sort.lengths;
    while (sort.runs > 1) {
        let n = sort.runs - 2;
        if (n > 0 && lengths[n - 1] < lengths[n + 1]) n--;
        mergeAt(sort, n);
    }
}

function sortElements(work, compare) {
    const sort = {
        __proto__: null,
        work,
        compare,
        gallop: gallopWins,
        bases: %arrayOf(85),
        lengths: %arrayOf(85),
        runs: 0,
    };
    let left = work.length;
    if (left < 2) return;
    const least = minimumRun(left);
    for (let low = 0; left > 0;) {
        let length = countRun(sort, low, low + left);
        if (length < least) {
            const forced = least < left ? least : left;
            insertionSort(sort, low, low + length, low + forced);
            length = forced;
        }
        sort.bases[sort.runs] = low;
        sort.lengths[sort.runs] = length;
        sort.runs++;
        mergeSome(sort);
        low += length;
        left -= length;
    }
    mergeAll(sort);
}

// --- the methods ---

// Without a comparator the elements are compared as text.
function compareText(a, b) {
    const x = %toString(a);
    const y = %toString(b);
    return x < y ? -1 : x > y ? 1 : 0;
}

function comparison(comparator) {
    if (comparator === undefined) return compareText;
    return (a, b) => {
        const order = %toNumber(%call(comparator, undefined, a, b));
        return order !== order ? 0 : order;
    };
}

function checkComparator(comparator) {
    if (comparator !== undefined && !%isCallable(comparator))
        throw %typeError('The comparison function must be either a ' +
            'function or undefined');
}

%install(Array.prototype, {
    sort(comparator) {
        'fast arraySort';
        checkComparator(comparator);
        const object = %toObject(this);
        const length = %toLength(object.length);
        // undefined goes to the end, and holes behind that, unasked.
        const work = [];
        let nothing = 0;
        for (let i = 0; i < length; i++) {
            if (!(i in object)) continue;
            const element = object[i];
            if (element === undefined) nothing++;
            else %push(work, element);
        }
        sortElements(work, comparison(comparator));
        let to = 0;
        for (; to < work.length; to++) object[to] = work[to];
        for (; nothing > 0; nothing--) object[to++] = undefined;
        for (; to < length; to++) if (to in object) delete object[to];
        return object;
    },

    toSorted(comparator) {
        checkComparator(comparator);
        const object = %toObject(this);
        const length = copyLength(%toLength(object.length));
        const work = [];
        let nothing = 0;
        for (let i = 0; i < length; i++) {
            const element = object[i];
            if (element === undefined) nothing++;
            else %push(work, element);
        }
        sortElements(work, comparison(comparator));
        for (; nothing > 0; nothing--) %push(work, undefined);
        return work;
    },
});

%export('sortElements', sortElements);
