# Template string expressions.
n=3
for t in (t"{n}", t"{ n }", t"{n=}", t"{n =}", t"{ n = }", t"{n= }", t"{n == 3}", t"{n==3=}", t"{ n  ==  3  =  }", t"{n!r}", t"{n !r}", t"{n =!r}", t"{n :>5}", t"{n = :>5}", t"{
n
}"):
    print([(i.expression, i.conversion) for i in t.interpolations], t.strings)
